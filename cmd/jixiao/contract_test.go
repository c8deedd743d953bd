package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"jixiao/budget"
)

// TestContractIsEncodingJSON: the fast writer and encoding/json agree on every
// byte, whatever the fields hold. A field that the writer forgets fails here.
func TestContractIsEncodingJSON(t *testing.T) {
	for seed := range uint64(300) {
		d := contractFile{}
		dice := rand.New(rand.NewPCG(seed, 3))
		scatter(reflect.ValueOf(&d).Elem(), dice)
		if dice.IntN(2) == 0 {
			d.Document = nil
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(d); err != nil {
			t.Fatal(err)
		}
		if got := encodeContract(&d.Disclosure, d.Document); !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("seed %d\n got %s\nwant %s", seed, got, want.Bytes())
		}
	}
}

var samples = []string{"", "甲", "a\"b\\c", "行\n二", "<&>", "\u2028", "\x01", "é", "\xff"}

// scatter fills any value at random; lists are short, so that the tree ends.
func scatter(v reflect.Value, dice *rand.Rand) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(samples[dice.IntN(len(samples))])
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(dice.IntN(3)))
	case reflect.Bool:
		v.SetBool(dice.IntN(2) == 0)
	case reflect.Float64:
		v.SetFloat(float64(dice.IntN(3)) * 12.25)
	case reflect.Pointer:
		if dice.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scatter(v.Elem(), dice)
		}
	case reflect.Slice:
		scatterSlice(v, dice)
	case reflect.Array:
		for i := range v.Len() {
			scatter(v.Index(i), dice)
		}
	case reflect.Map:
		for _, key := range []string{"value", "budget.total", "甲"}[:dice.IntN(4)] {
			list := reflect.New(v.Type().Elem()).Elem()
			scatter(list, dice)
			if v.IsNil() {
				v.Set(reflect.MakeMap(v.Type()))
			}
			v.SetMapIndex(reflect.ValueOf(key), list)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			scatter(v.Field(i), dice)
		}
	}
}

func scatterSlice(v reflect.Value, dice *rand.Rand) {
	n := dice.IntN(4) - 1
	if n < 0 {
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		scatter(v.Index(i), dice)
		if a, ok := v.Index(i).Addr().Interface().(*budget.Attribute); ok {
			a.Label = samples[i+1] // labels are unique
		}
	}
}
