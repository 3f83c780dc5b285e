//! Province, departments, communes, centres, divisions, counters, posts and people.
