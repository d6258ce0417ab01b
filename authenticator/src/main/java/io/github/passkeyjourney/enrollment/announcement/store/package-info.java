/** How far announcements have come is kept in the database, so that each reader gets one mail whatever happens to a server. */
@NullMarked
package io.github.passkeyjourney.enrollment.announcement.store;

import org.jspecify.annotations.NullMarked;
