package store

import "testing"

// TestAllowance: what the aggregates of a connection hold together is bounded,
// and given back.
func TestAllowance(t *testing.T) {
	held := &allowance{left: 5}
	one, two := &quantile{p: 50, fixed: true, allowed: held}, &quantile{p: 50, fixed: true, allowed: held}
	for i := range int64(3) {
		one.Step(i)
		two.Step(i)
	}
	if got, err := two.Done(); err == nil {
		t.Errorf("six numbers where five may be: %v", got)
	}
	if got, err := one.Done(); got != 1.0 || err != nil {
		t.Errorf("the three that were in time: %v, %v", got, err)
	}
	if held.left != 5 {
		t.Errorf("%d of 5 were given back", held.left)
	}
}
