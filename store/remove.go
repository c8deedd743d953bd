package store

// Remove forgets a document: its rows, its positions, its words in the index.
func (s *Store) Remove(id int64) error {
	known := false
	err := s.write.transaction(func() {
		known = s.write.number("SELECT count(*) FROM documents WHERE id=?", id) == 1
		s.write.remove(id)
	})
	if err == nil && !known {
		return failure(s.path, "没有这个文档", "用 jixiao query \"SELECT * FROM 文档\" 查看")
	}
	return plain(s.path, err)
}

func (w *writer) remove(id int64) {
	if w.err != nil {
		return
	}
	for {
		department := w.number("SELECT department_id FROM department_names WHERE document_id=? LIMIT 1", id)
		if department == 0 {
			break
		}
		w.touched[department] = struct{}{}
		w.exec("DELETE FROM department_names WHERE document_id=? AND department_id=?", id, department)
	}
	d, err := load(w.queries(), id)
	if err != nil {
		w.fail("load", err)
		return
	}
	w.unindex(id, w.number("SELECT min(id) FROM projects WHERE document_id=?", id), d.Disclosure)
	w.exec("DELETE FROM documents WHERE id=?", id)
}
