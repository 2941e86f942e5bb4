package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"readout/host"
)

// initServe writes what a host needs beside its folder, and nothing over what is
// there.
func (a *app) initServe(f *serveFlags) error {
	keyPath, access := a.hostKeyPath(f), a.accessPath(f)
	if keyPath == "" || access == "" {
		return wrong("", "there is no home for these files; --host-key and --access name them")
	}
	key, made, err := host.HostKey(keyPath)
	if err != nil {
		return err
	}
	word := map[bool]string{true: "made", false: "there is already"}
	fmt.Fprintf(a.out, "%s %s\n  %s\n", word[made], keyPath, host.Fingerprint(key))
	err = os.MkdirAll(filepath.Dir(access), 0o700)
	if err == nil {
		err = host.WriteNew(access, []byte(host.AccessSample))
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	fmt.Fprintf(a.out, "%s %s\n  put keys into it, then run: readout serve FOLDER\n", word[err == nil], access)
	return nil
}
