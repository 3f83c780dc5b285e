# Attached files: why a file is not taken.
file-empty = The file is empty. Please choose it again.
file-too-large = The file is larger than { $most } MB. Scan it at a lower resolution or split it into several files.
file-unknown-kind = Only PDF, JPEG and PNG files are taken. This file is of another kind, whatever its name says.
file-polyglot = The file holds something else before or after the document. Print it to PDF or photograph it again and send that.
file-damaged = The file is damaged or incomplete. Export it again and send that.
file-encrypted = The PDF asks for a password. Remove the password and send it again.
file-active = The PDF holds script, a form that sends itself, or other files inside. Print it to PDF again and send that.
file-dimensions = The image has { $width } x { $height } pixels, which is too large. Make it smaller and send it again.
file-too-many-pages = The PDF has more than { $most } pages. Split it into several files.
file-bomb = The file unpacks to too much and is not taken. Export it again and send that.
file-not-found = There is no such file.
