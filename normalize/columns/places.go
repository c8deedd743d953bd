package columns

// places is a small table of keys, emptied at each text: a map would be the
// search's largest cost.
type places struct {
	keys  [placeSlots]uint64
	value [placeSlots]int32
	round [placeSlots]int32
	now   int32
}

// placeSlots is a power of two well above mostReadings.
const placeSlots = 2048

func (p *places) clear() { p.now++ }

// put returns the value of a key, or stores v for it and returns -1.
func (p *places) put(key uint64, v int32) int32 {
	at := key * 0x9e3779b97f4a7c15 >> 40
	for {
		at &= placeSlots - 1
		switch {
		case p.round[at] != p.now:
			p.keys[at], p.value[at], p.round[at] = key, v, p.now
			return -1
		case p.keys[at] == key:
			return p.value[at]
		}
		at++
	}
}
