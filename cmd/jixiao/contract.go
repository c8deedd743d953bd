package main

import (
	"bytes"
	"encoding/json"

	"jixiao/budget"
)

// isContract recognises a paper that this program has printed as JSON: what is
// exported can be imported again.
func isContract(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), contractHead)], " \t\r\n\ufeff")
	return bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte(`"fiscal_year"`))
}

// contractHead is how much of a file is looked at: the year is the first key.
const contractHead = 200

// readContract reads the JSON of the contract.
func readContract(name string, data []byte) (budget.Disclosure, error) {
	d := budget.Disclosure{Projects: []budget.Project{}, Warnings: []budget.Issue{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := json.Unmarshal(data, &d); err != nil {
		return budget.Disclosure{}, &budget.Error{File: name, Kind: budget.ErrDamaged, Reason: "JSON 不符合约定（" + err.Error() + "）", Hint: "用 jixiao extract 或 jixiao export 重新输出"}
	}
	return d, nil
}
