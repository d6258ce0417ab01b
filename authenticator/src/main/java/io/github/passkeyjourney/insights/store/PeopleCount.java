package io.github.passkeyjourney.insights.store;

/** Looks at rows person by person. */
abstract class PeopleCount implements PeopleRows.RowUser {

    private static final int NOBODY = -1;

    private final PersonGroups groups = new PersonGroups();
    private int person = NOBODY;

    /** Counts all of these rows. */
    final void count(PeopleRows<?> rows) {
        rows.each(this);
        finish();
    }

    @Override
    public final void use(int next, int kind, int first, int second) {
        if (next != person) {
            finish();
            person = next;
        }
        look(kind, first, second, groups);
    }

    private void finish() {
        if (person != NOBODY) {
            finish(groups);
            groups.clear();
            person = NOBODY;
        }
    }

    /** A row of the person who is looked at, who may be put into groups. */
    abstract void look(int kind, int first, int second, PersonGroups into);

    /** There are no more rows of the person; the next one is another. */
    abstract void finish(PersonGroups of);
}
