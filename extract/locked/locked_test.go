package locked

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// archive is what is locked: long enough for several pieces, and no multiple of
// a block.
var archive = []byte("PK" + strings.Repeat("绩效", 3000) + "!")

// standardFile is locked by another program, as Office 2007 does it.
func standardFile(t testing.TB, password string) []byte {
	t.Helper()
	out, err := excelize.Encrypt(archive, &excelize.Options{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// agileFile is locked as Office does it since 2010, with fewer rounds.
func agileFile(t testing.TB, password string) []byte {
	t.Helper()
	salt, key, verifier := []byte("0123456789abcdef"), []byte(strings.Repeat("key!", 8)), []byte("what is verified")
	secret := spun(crypto.SHA512, salt, password, agileRounds)
	encrypt := func(key, vector, plain []byte) []byte {
		block, err := aes.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		plain = append(bytes.Clone(plain), make([]byte, -len(plain)&15)...)
		cipher.NewCBCEncrypter(block, vector[:16]).CryptBlocks(plain, plain)
		return plain
	}
	field := func(purpose, plain []byte) string {
		return base64.StdEncoding.EncodeToString(encrypt(hashed(crypto.SHA512, secret, purpose)[:32], salt, plain))
	}
	const how = `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="MDEyMzQ1Njc4OWFiY2RlZg=="`
	info := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData %s/><dataIntegrity/>`+
		`<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="%d" %s encryptedVerifierHashInput="%s" encryptedVerifierHashValue="%s" encryptedKeyValue="%s"/></keyEncryptor></keyEncryptors></encryption>`,
		how, agileRounds, how, field(forVerifierInput, verifier), field(forVerifierHash, hashed(crypto.SHA512, verifier)), field(forKey, key))
	packed := binary.LittleEndian.AppendUint64(nil, uint64(len(archive)))
	for n := 0; n*4096 < len(archive); n++ {
		vector := hashed(crypto.SHA512, salt, binary.LittleEndian.AppendUint32(nil, uint32(n)))
		packed = append(packed, encrypt(key, vector, archive[n*4096:min(n*4096+4096, len(archive))])...)
	}
	return compoundFile([]byte("\x04\x00\x04\x00\x40\x00\x00\x00"+info+strings.Repeat(" ", 4096)), packed)
}

const agileRounds = 1000

// compoundFile holds the two streams, each behind the other in whole sectors.
func compoundFile(info, packed []byte) []byte {
	const sector, end, fat = 512, 0xfffffffe, 0xfffffffd
	fill := func(b []byte, least int) []byte {
		return append(bytes.Clone(b), make([]byte, max(least-len(b), 0)+-max(len(b), least)&(sector-1))...)
	}
	infoSize, packedSize := max(len(info), 4096), max(len(packed), 4096)
	info, packed = fill(info, 4096), fill(packed, 4096)
	next := []uint32{fat, end} // its own sector, the directory's
	for _, n := range []int{len(info) / sector, len(packed) / sector} {
		for i := range n {
			follows := uint32(len(next) + 1)
			if i == n-1 {
				follows = end
			}
			next = append(next, follows)
		}
	}
	entry := func(name string, kind byte, first, size int) []byte {
		out := make([]byte, entryBytes)
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(out[2*i:], u)
		}
		out[64], out[66] = byte(2*len(name)+2), kind
		for at := 68; at < 80; at += 4 {
			binary.LittleEndian.PutUint32(out[at:], 0xffffffff)
		}
		binary.LittleEndian.PutUint32(out[116:], uint32(first))
		binary.LittleEndian.PutUint32(out[120:], uint32(size))
		return out
	}
	root := entry("Root Entry", rootEntry, end, 0)
	binary.LittleEndian.PutUint32(root[76:], 1)
	one := entry("EncryptionInfo", 2, 2, infoSize)
	binary.LittleEndian.PutUint32(one[72:], 2)
	directory := append(append(root, one...), entry("EncryptedPackage", 2, 2+len(info)/sector, packedSize)...)

	head := make([]byte, headerBytes)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint32{24: 0x0003003e, 28: 0x0009fffe, 32: 6, 44: 1, 48: 1, 56: 4096, 60: end, 68: end, 76: 0} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for at := 80; at < headerBytes; at += 4 {
		binary.LittleEndian.PutUint32(head[at:], 0xffffffff)
	}
	table := make([]byte, 0, sector)
	for _, n := range next {
		table = binary.LittleEndian.AppendUint32(table, n)
	}
	return bytes.Join([][]byte{head, fill(table, 0), fill(directory, 0), info, packed}, nil)
}

// TestOpen: the archive comes back byte for byte, from both ways of encrypting;
// another program's view of the same files is the same.
func TestOpen(t *testing.T) {
	for name, file := range map[string][]byte{"agile": agileFile(t, "密码12"), "standard": standardFile(t, "密码12")} {
		theirs, err := excelize.Decrypt(file, &excelize.Options{Password: "密码12"})
		if err != nil || !bytes.HasPrefix(theirs, archive) {
			t.Errorf("%s: another program does not open it: %v", name, err)
		}
		if got := Open(file, "密码12"); !bytes.Equal(got, archive) {
			t.Errorf("%s: %d bytes, not %d", name, len(got), len(archive))
		}
		for _, wrong := range []string{"", "密码1", "密码123"} {
			if got := Open(file, wrong); got != nil {
				t.Errorf("%s opens with %q", name, wrong)
			}
		}
	}
}

// TestSpins: a file cannot ask for hours of hashing.
func TestSpins(t *testing.T) {
	file := agileFile(t, "a")
	many := bytes.Replace(file, []byte(`spinCount="1000"`), []byte(`spinCount="9999999"`), 1)
	if bytes.Equal(many, file) {
		t.Fatal("the file does not say how often it hashes")
	}
	if Open(many, "a") != nil {
		t.Error("it was opened")
	}
}

// FuzzOpen: no bytes make it panic or go on for ever.
func FuzzOpen(f *testing.F) {
	f.Add(agileFile(f, "a"))
	f.Add(standardFile(f, "a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<16 {
			Open(data, "a")
		}
	})
}
