package vocab

import "strings"

// bodyEnds are the last characters of names of public bodies.
var bodyEnds = []string{"局", "委", "委员会", "办公室", "办", "院", "部", "厅", "会", "中心", "所", "馆", "站", "校", "学校", "大学", "学院", "队", "处", "社", "园", "台", "库", "政府", "街道", "镇", "乡", "联合会", "本级", "医院", "署"}

// EndsLikeBody reports a name that ends like a public body's.
func EndsLikeBody(name string) bool {
	for _, end := range bodyEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
