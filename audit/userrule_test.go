package audit

import "testing"

func TestUserRule(t *testing.T) {
	u, err := ReadUserRule("big", "-- id: MY-01\n-- title: 大额\n-- severity: error\nSELECT 1")
	if err != nil || u.ID != "MY-01" || u.Title != "大额" || u.Severity != Error {
		t.Fatalf("%+v %v", u, err)
	}
	f := u.Finding([]string{"年度", "部门", "项目编码", "项目名称", "预算数", "页码"}, []any{int64(2025), "云岭县水利局", nil, "河道清淤", 17.5, int64(3)})
	if f.Year != 2025 || f.Code != "" || f.Project != "河道清淤" || f.Evidence != "预算数 17.5" || f.Where[0].Page != 3 || f.Fingerprint == "" {
		t.Errorf("%+v", f)
	}
	f = u.Finding([]string{"预算数_元", "备注"}, []any{123456789.0, []byte("甲")})
	if f.Evidence != "预算数_元 123456789，备注 甲" {
		t.Errorf("a large sum reads %q", f.Evidence)
	}
	u, err = ReadUserRule("x", "\ufeff-- 标题见下\n\n-- title：大额\n-- id\nSELECT 1 -- id: 别的\n-- title: 不是标题")
	if err != nil || u.ID != "x" || u.Title != "大额" {
		t.Errorf("the head ends where the query begins, a colon may be Chinese: %+v %v", u, err)
	}
	for text, why := range map[string]string{"-- id: JX-A01\nSELECT 1": "a built-in id", "-- severity: fatal\nSELECT 1": "no such severity"} {
		if _, err := ReadUserRule("x", text); err == nil {
			t.Errorf("%s is accepted", why)
		}
	}
}
