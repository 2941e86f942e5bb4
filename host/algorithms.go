package host

import (
	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// algorithms are those that are spoken. All of them are modern; curve25519 is
// there for clients of before 2024, which know nothing of mlkem768x25519.
func (h *Host) algorithms(ctx ssh.Context) *gossh.ServerConfig {
	c := &gossh.ServerConfig{
		Config: gossh.Config{
			KeyExchanges: []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519},
			Ciphers: []string{
				gossh.CipherChaCha20Poly1305, gossh.CipherAES256GCM, gossh.CipherAES128GCM, gossh.CipherAES256CTR, gossh.CipherAES192CTR, gossh.CipherAES128CTR,
			},
			MACs: []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM},
		},
		PublicKeyAuthAlgorithms: []string{
			gossh.KeyAlgoED25519, gossh.KeyAlgoSKED25519, gossh.KeyAlgoSKECDSA256, gossh.KeyAlgoECDSA256, gossh.KeyAlgoECDSA384,
			gossh.KeyAlgoECDSA521, gossh.KeyAlgoRSASHA256, gossh.KeyAlgoRSASHA512,
		},
		AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
			if p := peerOf(ctx); err == nil && p != nil {
				p.conn.letIn()
			}
		},
	}
	if h.Strict {
		c.KeyExchanges = c.KeyExchanges[:1]
	}
	if h.current().Strangers() {
		c.KeyboardInteractiveCallback = asks
	}
	return c
}
