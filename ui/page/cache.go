package page

// cached is the number of lines that one generation of the cache keeps.
const cached = 4096

// line is one line of a block: a stretch of its runs, and the half-open byte
// range of the file that it shows.
type line struct {
	from, to int32
	src, end int32
	own      bool // it shows bytes of the file
	gap      bool // it is the blank line between this block and the one before
}

// laid is a block laid out.
type laid struct {
	runs  []run
	lines []line
	opens []string // sequences of Glamour's, by run.open - 1
	urls  []string // targets of hyperlinks, by run.url - 1
	drawn bool     // by Glamour: its words may stand in another order than in the file
}

// cache keeps the blocks that were asked for lately in two generations: what
// is asked for moves to the young one, and when that is full, the old one is
// dropped.
type cache struct {
	young, old map[int]*laid
	lines      int
}

func (c *cache) clear() { *c = cache{} }

func (c *cache) get(i int) *laid {
	if l, ok := c.young[i]; ok {
		return l
	}
	l, ok := c.old[i]
	if ok {
		c.put(i, l)
	}
	return l
}

func (c *cache) put(i int, l *laid) {
	if c.young == nil || c.lines > cached {
		c.old, c.young, c.lines = c.young, make(map[int]*laid), 0
	}
	c.young[i] = l
	c.lines += len(l.lines) + 1
}
