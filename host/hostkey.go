package host

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	gossh "golang.org/x/crypto/ssh"
)

// HostKey reads the key of the host, an ed25519 key that is made if the file is
// not there. Nobody but its owner may be able to read the file.
func HostKey(path string) (key gossh.Signer, made bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := makeHostKey(path); err != nil {
			return nil, false, err
		}
		made = true
	case err != nil:
		return nil, false, err
	case !info.Mode().IsRegular():
		return nil, false, fmt.Errorf("%s: not a regular file", path)
	case info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows": // which says nothing there
		return nil, false, fmt.Errorf("%s: others may read the host key; chmod 600 keeps them out", path)
	}
	data, err := readSmall(path)
	if err != nil {
		return nil, false, err
	}
	key, err = gossh.ParsePrivateKey(data)
	if err != nil {
		return nil, false, fmt.Errorf("%s: no private key without a passphrase", path)
	}
	if key.PublicKey().Type() != gossh.KeyAlgoED25519 {
		return nil, false, fmt.Errorf("%s: an %s key; the host key is ed25519", path, key.PublicKey().Type())
	}
	return key, made, nil
}

// makeHostKey writes a new key, whole or not at all, and never over another.
func makeHostKey(path string) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(private, "readout")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return WriteNew(path, pem.EncodeToMemory(block))
}

// WriteNew writes a file that only its owner may read, whole or not at all, and
// fails if there is one of that name.
func WriteNew(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".readout-*") // of mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Link(f.Name(), path)
}

// Signer is the key of a host.
type Signer = gossh.Signer

// Fingerprint is what readers compare when they come for the first time.
func Fingerprint(key Signer) string { return gossh.FingerprintSHA256(key.PublicKey()) }
