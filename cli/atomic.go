package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// writeAtomic puts data in the place of a file, so that whoever reads it finds
// the old content or the new, whole, even after a power cut. Links are followed
// and the file keeps its mode.
func writeAtomic(path string, data []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o600)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	return write(path, data, mode, os.Rename)
}

// writeFirst is writeAtomic for a file that must not be there yet: if another
// program makes one in the meantime, that one stays.
func writeFirst(path string, data []byte) error {
	return write(path, data, 0o600, func(from, to string) error {
		err := os.Link(from, to)
		if err == nil || errors.Is(err, fs.ErrExist) {
			return errors.Join(err, os.Remove(from))
		}
		f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL, 0o600) // a file system without links
		if err != nil {
			return err
		}
		return errors.Join(f.Close(), os.Rename(from, to))
	})
}

// write writes a file beside a path and has it put there.
func write(path string, data []byte, mode os.FileMode, put func(from, to string) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".readout-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Chmod(mode); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return put(f.Name(), path)
}
