package store

import "testing"

// The path of a value in doubt leads to a project and an indicator, or nowhere.
func TestSubject(t *testing.T) {
	for _, c := range []struct {
		at                 string
		project, indicator any
		why                string
	}{
		{"projects[0]", 1, nil, "a whole project"},
		{"projects[11].budget.total", 12, nil, "a field of a project"},
		{"projects[2].indicators[14].value", 3, 15, "a field of an indicator"},
		{"projects[2].indicators[x]", 3, nil, "an index that is no number"},
		{"projects[2].goals[1]", 3, nil, "goals have no column"},
		{"", nil, nil, "the paper as a whole"},
		{"overall.items[3]", nil, nil, "part one"},
		{"projects[", nil, nil, "cut"},
		{"projects[-1]", nil, nil, "no index is negative"},
		{"projects[99999999999]", nil, nil, "no paper has that many"},
		{"x.projects[1]", nil, nil, "a path begins at the paper"},
	} {
		if p, i := subject(c.at); p != c.project || i != c.indicator {
			t.Errorf("%s: %q gives %v, %v", c.why, c.at, p, i)
		}
	}
}
