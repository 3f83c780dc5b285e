// What makes staff pages quick. Every page works without it.
import "./camera";
import "./csrf";
import "./dialog";
import "./draft";
import "./focus";
import "./keys";
import "./once";
import "./photos";
import "./pick";
import "./rows";
import "./scan";
import "./stale";
import "./view";
