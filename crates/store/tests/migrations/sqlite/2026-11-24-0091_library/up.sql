CREATE TABLE shelf (id BLOB NOT NULL PRIMARY KEY, "order" SMALLINT NOT NULL, weight DOUBLE);
CREATE TABLE book (
    id     BLOB    NOT NULL PRIMARY KEY,
    shelf  BLOB    NOT NULL REFERENCES shelf (id),
    after  BLOB    REFERENCES book (id),
    title  TEXT    NOT NULL,
    pages  INTEGER NOT NULL,
    lent   BOOLEAN NOT NULL,
    double INTEGER GENERATED ALWAYS AS (pages * 2) STORED
);
CREATE TRIGGER book_stays BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'a book stays'); END;
INSERT INTO shelf VALUES (X'00', 7, 1.5);
