package query

import "math/bits"

// numbers is a set of numbers of items of a segment, a bit for each.
type numbers []uint64

func newNumbers(size int) numbers { return make(numbers, (size+63)/64) }

func (x numbers) has(i uint32) bool { return x[i/64]&(1<<(i%64)) != 0 }

func (x numbers) add(i uint32) { x[i/64] |= 1 << (i % 64) }

func (x numbers) drop(i uint32) { x[i/64] &^= 1 << (i % 64) }

func (x numbers) and(y numbers) {
	for i := range x {
		x[i] &= y[i]
	}
}

func (x numbers) or(y numbers) {
	for i := range x {
		x[i] |= y[i]
	}
}

func (x numbers) without(y numbers) {
	for i := range x {
		x[i] &^= y[i]
	}
}

func (x numbers) count() int {
	n := 0
	for _, w := range x {
		n += bits.OnesCount64(w)
	}
	return n
}

// mask is the bits of a word that stand for the numbers from from to to.
func mask(word int, from, to uint32) uint64 {
	m := ^uint64(0)
	if base := uint32(word) * 64; from > base {
		m <<= from - base
	}
	if end := uint32(word+1) * 64; to < end {
		m &= ^uint64(0) >> (end - to)
	}
	return m
}

// any reports whether a number from from up to, but without, to is in the set.
func (x numbers) any(from, to uint32) bool {
	for i := int(from / 64); uint32(i)*64 < to; i++ {
		if x[i]&mask(i, from, to) != 0 {
			return true
		}
	}
	return false
}

// clear takes the numbers from from up to, but without, to off.
func (x numbers) clear(from, to uint32) {
	for i := int(from / 64); uint32(i)*64 < to; i++ {
		x[i] &^= mask(i, from, to)
	}
}

// fill puts them in.
func (x numbers) fill(from, to uint32) {
	for i := int(from / 64); uint32(i)*64 < to; i++ {
		x[i] |= mask(i, from, to)
	}
}

// each calls f with the numbers of the set from from up to, but without, to.
func (x numbers) each(from, to uint32, f func(uint32)) {
	for i := int(from / 64); uint32(i)*64 < to; i++ {
		for w := x[i] & mask(i, from, to); w != 0; w &= w - 1 {
			f(uint32(i*64 + bits.TrailingZeros64(w)))
		}
	}
}

// steps goes through a set from its lowest number on.
type steps struct {
	of   numbers
	i    int
	rest uint64
	at   uint32 // the number it is at; past all numbers at the end
}

// begin is at the first number that is not below one.
func (x numbers) begin(from uint32) steps {
	s := steps{of: x, i: int(from / 64)}
	if s.i < len(x) {
		s.rest = x[s.i] &^ (1<<(from%64) - 1)
	}
	s.find()
	return s
}

func (s *steps) next() {
	s.rest &= s.rest - 1
	s.find()
}

func (s *steps) find() {
	for s.rest == 0 {
		if s.i++; s.i >= len(s.of) {
			s.at = 1<<32 - 1
			return
		}
		s.rest = s.of[s.i]
	}
	s.at = uint32(s.i*64 + bits.TrailingZeros64(s.rest))
}
