// What makes staff pages quick. Every page works without it.
import "./csrf";
import "./dialog";
import "./draft";
import "./focus";
import "./keys";
import "./once";
import "./rows";
import "./scan";
