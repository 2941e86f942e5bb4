package draft

// Kind says what a block of an article is.
type Kind uint8

// The kinds of block. A Quoted block is a paragraph of a block quotation, an
// Item one of a list.
const (
	Paragraph Kind = iota
	Heading
	Item
	Quoted

	aside // says something of the article: a byline, a date, a caption
)

// Block is one paragraph or heading of an article: text on one line, without
// any markup.
type Block struct {
	Kind Kind
	Text string
}

// Article is a text to be drafted, with what is stated about it. Every field
// may be empty.
type Article struct {
	Title  string
	Author string
	Outlet string
	URL    string
	Date   string // a full date, as 2032-01-26
	Lang   string // BCP 47
	Blocks []Block
}
