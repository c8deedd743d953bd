// Command words makes normalize/words/pairs.bin from a list of Chinese words and
// their frequencies, one "word frequency kind" a line, as jieba's dict.txt.
package main

import (
	"bufio"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

const (
	firstHan = 0x4e00
	lastHan  = 0x9fff
	// leastSeen is how often words of the list have a pair at least: rarer ones
	// are names and misprints.
	leastSeen = 10
	// prior smooths the counts of words that end or begin with a character.
	prior = 5
)

// bounds are the natural logarithms of the likelihoods from which a bond is one
// step firmer.
var bounds = []float64{1, 2, 3, 5}

type pair struct{ a, b rune }

// counts are of a running text that has each word as often as the list says.
type counts struct {
	inside      map[pair]float64
	ends, heads map[rune]float64
	words       float64
}

func main() {
	dict := flag.String("dict", "dict.txt", "list of words: word, frequency, kind")
	out := flag.String("o", "pairs.bin", "file to write")
	flag.Parse()
	c, err := read(*dict)
	if err != nil {
		log.Fatal(err)
	}
	data := c.table()
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(data)/4, "pairs")
}

func read(path string) (*counts, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := &counts{map[pair]float64{}, map[rune]float64{}, map[rune]float64{}, 0}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return nil, err
		}
		c.add([]rune(fields[0]), n)
	}
	return c, lines.Err()
}

func (c *counts) add(word []rune, n float64) {
	for _, r := range word {
		if r < firstHan || r > lastHan {
			return
		}
	}
	c.words += n
	c.heads[word[0]] += n
	c.ends[word[len(word)-1]] += n
	for i := 1; i < len(word); i++ {
		c.inside[pair{word[i-1], word[i]}] += n
	}
}

// table is the pairs that hold together, ascending, with their bond.
func (c *counts) table() []byte {
	var keys []uint32
	for p, n := range c.inside {
		odds := math.Log(1 + n*c.words/((c.ends[p.a]+prior)*(c.heads[p.b]+prior)))
		if n < leastSeen || odds < bounds[0] {
			continue
		}
		step := uint32(0)
		for _, b := range bounds[1:] {
			if odds >= b {
				step++
			}
		}
		keys = append(keys, uint32(p.a-firstHan)<<17|uint32(p.b-firstHan)<<2|step)
	}
	slices.Sort(keys)
	var out []byte
	for _, k := range keys {
		out = binary.BigEndian.AppendUint32(out, k)
	}
	return out
}
