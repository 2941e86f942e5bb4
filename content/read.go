package content

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"syscall"

	"readout/model"
)

// Open reads the briefing that a path names; "-" is standard input. Folders are
// read with Folder.
func Open(path string, o Options) (*model.Briefing, error) {
	in, err := openInput(path, o)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := in.text(nil)
	if err != nil {
		return nil, err
	}
	return parse(path, text, o)
}

// Check returns every mistake of the briefing that a path names, in file order.
// An error means that it cannot be read at all: one of what is text is a
// *Refusal, and the mistake that it holds is returned beside it.
func Check(path string, o Options) ([]model.Mistake, error) {
	src, err := Read(path, o)
	if err != nil {
		return nil, err
	}
	return CheckBytes(path, src, o)
}

// Read returns the bytes of a file within the limit of its size. It opens
// nothing but regular files: a pipe or a device might never end, or do
// something. Only "-" reads whatever standard input is, up to the limit.
//
// Its errors have two lines: what is wrong with which file, and a hint.
func Read(path string, o Options) ([]byte, error) {
	in, err := openInput(path, o)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := in.text(nil)
	return []byte(text), err
}

// limit is the size of a file that is still read. Offsets have 32 bits, so that
// no setting reaches further.
func (o Options) limit() int64 {
	if o.MaxSize <= 0 {
		return DefaultMaxSize
	}
	return min(o.MaxSize, math.MaxInt32)
}

// openFile opens a file once it is known to be a regular one.
func openFile(name string, o Options) (fs.File, error) {
	if o.FS != nil {
		f, err := o.FS.Open(path.Clean(filepath.ToSlash(name)))
		if err != nil {
			return nil, unreadable(name, err)
		}
		return f, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if err := regular(name, info.Mode()); err != nil {
		return nil, err
	}
	// Should a pipe have taken its place meanwhile, opening must not wait for a writer.
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return f, nil
}

// regular returns an error that tells what a path names if that is no regular file.
func regular(name string, mode fs.FileMode) error {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return trouble(name, "a folder, not a file", "readout list shows what a folder holds")
	case mode&fs.ModeNamedPipe != 0:
		return trouble(name, "a named pipe, not a file", "what comes from a pipe is read with  readout - < "+model.CleanLine(name))
	case mode&fs.ModeSocket != 0:
		return trouble(name, "a socket, not a file", "only files and standard input (-) are read")
	case mode&fs.ModeDevice != 0:
		return trouble(name, "a device, not a file", "only files and standard input (-) are read")
	}
	return trouble(name, "not a regular file", "only files and standard input (-) are read")
}

// bytesText writes a number of bytes, in megabytes too if it has some.
func bytesText(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d bytes (%d MB)", n, n>>20)
}

// readError is an error with the thing, the trouble and a hint.
type readError struct {
	thing, what, hint string
	cause             error
}

func trouble(thing, what, hint string) error { return &readError{thing, what, hint, nil} }

// Error gives one line for the trouble and one for the hint.
func (e *readError) Error() string {
	return model.CleanLine(e.thing) + ": " + e.what + "\nhint: " + e.hint
}

// Unwrap returns what the system said.
func (e *readError) Unwrap() error { return e.cause }

// unreadable explains an error of the system.
func unreadable(thing string, err error) error {
	e := &readError{thing: thing, cause: err}
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.what, e.hint = "no such file", "readout --sample orrin opens an example"
	case errors.Is(err, fs.ErrPermission):
		e.what, e.hint = "permission denied", "ls -l shows who may read it"
	case errors.Is(err, syscall.ELOOP):
		e.what, e.hint = "a link that leads back to itself", "ls -l shows where it leads"
	case errors.As(err, &p):
		e.what, e.hint = model.CleanLine(p.Err.Error()), "ls -l shows what it is"
	default:
		e.what, e.hint = model.CleanLine(err.Error()), "ls -l shows what it is"
	}
	return e
}
