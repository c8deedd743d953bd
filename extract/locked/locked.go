// Package locked opens Office files that were saved with a password: a compound
// file that holds the encrypted archive and how it was encrypted ([MS-OFFCRYPTO],
// agile encryption of 2.3.4.10 and standard encryption of 2.3.4.5).
package locked

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	_ "crypto/sha1" // for crypto.Hash.New, as the others
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/binary"
	"unicode/utf16"
)

// Open decrypts an Office file. It is nil when the password does not fit, or the
// file is damaged or encrypted in a way that no Office program uses any more.
func Open(data []byte, password string) []byte {
	parts, ok := streams(data, "EncryptionInfo", "EncryptedPackage")
	if !ok || len(parts[0]) < infoHead || len(parts[1]) < sizeBytes {
		return nil
	}
	info, packed := parts[0], parts[1]
	var archive []byte
	switch major, minor := number16(info), number16(info[2:]); {
	case major == 4 && minor == 4:
		archive = openAgile(info[infoHead:], packed[sizeBytes:], password)
	case minor == 2:
		archive = openStandard(info[infoHead:], packed[sizeBytes:], password)
	}
	size := binary.LittleEndian.Uint64(packed)
	return archive[:min(size, uint64(len(archive)))]
}

const (
	infoHead  = 8 // version and flags, in front of what says how
	sizeBytes = 8 // size of the archive, in front of its encrypted bytes
)

// hashed is the hash of all pieces as if they were one.
func hashed(h crypto.Hash, pieces ...[]byte) []byte {
	sum := h.New()
	for _, p := range pieces {
		sum.Write(p)
	}
	return sum.Sum(nil)
}

// spun hashes a password with its salt, and the hash as often again as told,
// each time behind the number of the round.
func spun(h crypto.Hash, salt []byte, password string, rounds int) []byte {
	var text []byte
	for _, unit := range utf16.Encode([]rune(password)) {
		text = binary.LittleEndian.AppendUint16(text, unit)
	}
	out, sum, round := hashed(h, salt, text), h.New(), make([]byte, 4)
	for i := range rounds {
		binary.LittleEndian.PutUint32(round, uint32(i))
		sum.Reset()
		sum.Write(round)
		sum.Write(out)
		out = sum.Sum(out[:0])
	}
	return out
}

// fitted is a key or a vector cut, or filled, to its length.
func fitted(b []byte, length int) []byte {
	const filling = 0x36
	for len(b) < length {
		b = append(b[:len(b):len(b)], filling)
	}
	return b[:length]
}

// decryptCBC decrypts whole blocks; nil for a key of no possible length.
func decryptCBC(key, vector, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := bytes.Clone(data[:len(data)/aes.BlockSize*aes.BlockSize])
	cipher.NewCBCDecrypter(block, fitted(vector, aes.BlockSize)).CryptBlocks(out, out)
	return out
}

// decryptECB decrypts each block for itself.
func decryptECB(key, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := bytes.Clone(data[:len(data)/aes.BlockSize*aes.BlockSize])
	for at := 0; at < len(out); at += aes.BlockSize {
		block.Decrypt(out[at:], out[at:at+aes.BlockSize])
	}
	return out
}
