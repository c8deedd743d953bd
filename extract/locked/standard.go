package locked

import (
	"bytes"
	"crypto"
)

// standardSpins is how often standard encryption hashes a password.
const standardSpins = 50_000

// Places in what says how a file was encrypted ([MS-OFFCRYPTO] 2.3.2, 2.3.3),
// behind the size of its first part.
const (
	atKeyBits       = 16
	standardHead    = 32 // of the first part, in front of a name
	atSalt          = 4  // the second part, behind the size of the salt
	saltBytes       = 16
	atVerifier      = atSalt + saltBytes
	atVerifierHash  = atVerifier + 16 + 4 // behind the size of the hash
	verifierBytes   = atVerifierHash + 32
	standardKeyBits = 128 // where none is said
)

func openStandard(info, packed []byte, password string) []byte {
	if len(info) < 4+standardHead {
		return nil
	}
	first, rest := int64(number(info)), info[4:]
	if first < standardHead || first+verifierBytes > int64(len(rest)) {
		return nil
	}
	bits := number(rest[atKeyBits:])
	if bits == 0 {
		bits = standardKeyBits
	}
	verifier := rest[first:]
	key := standardKey(password, verifier[atSalt:atVerifier], int(min(bits, 256)/8))
	input := decryptECB(key, verifier[atVerifier:atVerifier+16])
	want := decryptECB(key, verifier[atVerifierHash:verifierBytes])
	if len(input) == 0 || !bytes.HasPrefix(want, hashed(crypto.SHA1, input)) {
		return nil
	}
	return decryptECB(key, packed)
}

// standardKey derives the key as 2.3.4.7 says.
func standardKey(password string, salt []byte, length int) []byte {
	last := hashed(crypto.SHA1, spun(crypto.SHA1, salt, password, standardSpins), make([]byte, 4))
	var key []byte
	for _, pad := range []byte{0x36, 0x5c} {
		block := bytes.Repeat([]byte{pad}, 64)
		for i, b := range last {
			block[i] ^= b
		}
		key = append(key, hashed(crypto.SHA1, block)...)
	}
	return key[:length]
}
