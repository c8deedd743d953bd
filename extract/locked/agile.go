package locked

import (
	"bytes"
	"crypto"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
)

// maxSpins bounds the rounds a password is hashed; Office uses 100,000, a
// hostile file could ask for hours.
const maxSpins = 1_000_000

// agile says how a file was encrypted.
type agile struct {
	Data algorithm `xml:"keyData"`
	Keys []struct {
		algorithm
		Spins         int     `xml:"spinCount,attr"`
		VerifierInput encoded `xml:"encryptedVerifierHashInput,attr"`
		VerifierHash  encoded `xml:"encryptedVerifierHashValue,attr"`
		Key           encoded `xml:"encryptedKeyValue,attr"`
	} `xml:"keyEncryptors>keyEncryptor>encryptedKey"`
}

type algorithm struct {
	Cipher   string  `xml:"cipherAlgorithm,attr"`
	Chaining string  `xml:"cipherChaining,attr"`
	Hash     string  `xml:"hashAlgorithm,attr"`
	KeyBits  int     `xml:"keyBits,attr"`
	Salt     encoded `xml:"saltValue,attr"`
}

// encoded is written in base 64.
type encoded []byte

func (e *encoded) UnmarshalText(text []byte) (err error) {
	*e, err = base64.StdEncoding.AppendDecode(nil, text)
	return err
}

var hashes = map[string]crypto.Hash{"SHA1": crypto.SHA1, "SHA-1": crypto.SHA1, "SHA256": crypto.SHA256, "SHA384": crypto.SHA384, "SHA512": crypto.SHA512}

// hash is the algorithm's hash; 0 for what is not known.
func (a algorithm) hash() crypto.Hash {
	if a.Cipher != "AES" || a.Chaining != "ChainingModeCBC" || a.KeyBits < 0 || a.KeyBits > 256 {
		return 0
	}
	return hashes[a.Hash]
}

// What is hashed behind the password for each of the three ([MS-OFFCRYPTO]
// 2.3.4.13).
var (
	forVerifierInput = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	forVerifierHash  = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	forKey           = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
)

func openAgile(info, packed []byte, password string) []byte {
	var how agile
	if err := xml.Unmarshal(info, &how); err != nil || how.Data.hash() == 0 {
		return nil
	}
	for _, k := range how.Keys {
		h := k.hash()
		if h == 0 || k.Spins < 0 || k.Spins > maxSpins {
			continue
		}
		secret := spun(h, k.Salt, password, k.Spins)
		decrypt := func(purpose, data []byte) []byte {
			return decryptCBC(fitted(hashed(h, secret, purpose), k.KeyBits/8), k.Salt, data)
		}
		input := decrypt(forVerifierInput, k.VerifierInput)
		want := decrypt(forVerifierHash, k.VerifierHash)
		if len(input) == 0 || !bytes.HasPrefix(want, hashed(h, input[:min(len(k.Salt), len(input))])) {
			continue
		}
		key := decrypt(forKey, k.Key)
		return how.Data.open(key[:min(how.Data.KeyBits/8, len(key))], packed)
	}
	return nil
}

// open decrypts the archive piece by piece, each with a vector of its own.
func (a algorithm) open(key, packed []byte) []byte {
	const pieceBytes = 4096
	var out []byte
	for n := uint32(0); len(packed) > 0; n++ {
		piece := packed[:min(pieceBytes, len(packed))]
		packed = packed[len(piece):]
		vector := hashed(a.hash(), a.Salt, binary.LittleEndian.AppendUint32(nil, n))
		out = append(out, decryptCBC(key, vector, piece)...)
	}
	return out
}
