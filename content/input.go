package content

import (
	"io"
	"strings"
)

// input is what a path names while it is read, within the limit of its size.
type input struct {
	io.Reader
	io.Closer
	name  string
	limit int64
	size  int64  // of a file, as the system gives it; 0 if nobody knows
	begun []byte // what was read of it to look ahead
	ended bool   // and that was all
}

// openInput opens what a path names to be read.
func openInput(path string, o Options) (*input, error) {
	if path == "-" {
		if o.Stdin == nil {
			return nil, trouble("standard input", "closed", "name a file to read")
		}
		return &input{Reader: o.Stdin, Closer: io.NopCloser(nil), name: "standard input", limit: o.limit()}, nil
	}
	f, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	in := &input{Reader: f, Closer: f, name: path, limit: o.limit()}
	info, err := f.Stat()
	if err != nil {
		err = unreadable(path, err)
	} else if err = regular(path, info.Mode()); err == nil {
		in.size = info.Size()
		err = in.within(in.size)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return in, nil
}

// within returns an error if so many bytes are more than may be read.
func (in *input) within(n int64) error {
	switch {
	case n <= in.limit:
		return nil
	case in.size > 0:
		return trouble(in.name, "larger than "+bytesText(in.limit), "--max-size sets another limit")
	}
	return trouble(in.name, "it goes on beyond "+bytesText(in.limit), "--max-size sets another limit")
}

// peek returns the first n bytes, or all if there are no more, which are read
// again by text.
func (in *input) peek(n int) (begun string, all bool, err error) {
	if len(in.begun) < n && !in.ended {
		most := n - len(in.begun)
		if in.size > 0 {
			most = int(min(int64(most), max(in.size-int64(len(in.begun)), 0)+1))
		}
		more := make([]byte, most)
		k, err := io.ReadFull(in.Reader, more)
		in.begun = append(in.begun, more[:k]...)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			in.ended = true
		} else if err != nil {
			return "", false, unreadable(in.name, err)
		}
	}
	return string(in.begun[:min(n, len(in.begun))]), in.ended, nil
}

// text reads all of it. It never holds the text twice: a long one is the most
// that a process takes. told, if it is not nil, hears what share is read.
func (in *input) text(told func(float64)) (string, error) {
	var b strings.Builder
	b.Grow(int(min(max(in.size, int64(len(in.begun))), in.limit)) + 1)
	b.Write(in.begun)
	buf := make([]byte, min(max(in.size, 4<<10), pieceSize))
	for err := error(nil); !in.ended; {
		if err = in.within(int64(b.Len())); err != nil {
			return "", err
		}
		var n int
		n, err = in.Read(buf)
		b.Write(buf[:n])
		if err == io.EOF {
			in.ended = true
		} else if err != nil {
			return "", unreadable(in.name, err)
		}
		if told != nil && in.size > 0 {
			told(readShare * min(float64(b.Len())/float64(in.size), 1))
		}
	}
	in.begun = nil
	return b.String(), in.within(int64(b.Len()))
}
