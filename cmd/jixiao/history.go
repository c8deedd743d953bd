package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/diff"
	"jixiao/export"
	"jixiao/serve"
	"jixiao/store"
)

func historyCommand() *cli.Command {
	return &cli.Command{
		Name: "history", Usage: "一个项目历年的情况", UsageText: "jixiao history [选项] 项目编码或名称",
		Description: manual("从最近有它的一年往前、往后，用与 diff 相同的办法逐年认定同一个项目。",
			"jixiao history 13028125P00007610004M", "jixiao history 智慧城市指挥中心电费 -f csv"),
		Flags:  []cli.Flag{dbFlag(), departmentFlag(), formatFlag("table"), outputFlag()},
		Action: runHistory,
	}
}

func runHistory(c *cli.Context) error {
	key, err := onlyArgument(c, "项目编码或名称")
	if err != nil {
		return err
	}
	format, err := formatOf(c)
	if err != nil {
		return err
	}
	return withStore(c, store.Read, func(s *store.Store) error {
		papers, err := papersAbout(c, s, key)
		if err != nil {
			return err
		}
		steps := diff.History(papers, key)
		if len(steps) == 0 {
			return notOne(c.String("db"), key, diff.Named(papers, key))
		}
		return writeReport(c, func(w io.Writer) error {
			_, err := export.Rows(w, format, serve.HistoryTable(steps), export.Options{BOM: true, ExcelSafe: true})
			return err
		})
	})
}

// papersOfHolders are the papers of all departments that hold a project of this
// code or name.
const papersOfHolders = `SELECT DISTINCT d.id FROM projects p JOIN documents h ON h.id = p.document_id
	JOIN documents d ON d.id = h.id OR d.department_id = h.department_id
	WHERE p.code = CAST(:key AS TEXT) OR instr(p.name, CAST(:key AS TEXT)) ORDER BY 1 LIMIT 2001`

// mostPapers is how many papers a history looks through.
const mostPapers = 2000

func papersAbout(c *cli.Context, s *store.Store, key string) ([]budget.Disclosure, error) {
	answer, err := s.Query(context.Background(), papersOfHolders, []store.Param{{Name: "key", Text: key}})
	if err != nil {
		return nil, err
	}
	ids := []int64{}
	for row, err := range answer.Rows {
		if err != nil {
			return nil, err
		}
		if id, ok := row[0].(int64); ok {
			ids = append(ids, id)
		}
	}
	if len(ids) > mostPapers && c.String("department") == "" {
		return nil, fmt.Errorf("%s：名称含“%s”的项目太多；请写全名或编码，或用 --department 指明部门", c.String("db"), key)
	}
	return chosenPapers(s, store.Filter{Documents: ids, Department: c.String("department")})
}

// notOne says that a key names no project, or which ones.
func notOne(db, key string, names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("%s：没有编码或名称是“%s”的项目", db, key)
	}
	if n := len(names); n > mostNamed {
		names = append(names[:mostNamed], fmt.Sprintf("等%d个", n))
	}
	return fmt.Errorf("%s：名称含“%s”的项目不止一个：%s；请写全名或编码", db, key, strings.Join(names, "、"))
}
