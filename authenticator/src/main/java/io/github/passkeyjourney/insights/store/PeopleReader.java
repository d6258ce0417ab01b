package io.github.passkeyjourney.insights.store;

import io.github.passkeyjourney.insights.Headcount;
import java.util.List;

/** Counts people for one query. */
interface PeopleReader {

    /** Every statement that {@link #headcount} runs. */
    List<Select> selects();

    /** The numbers; rows that nobody is in may be among them. */
    Headcount headcount();
}
