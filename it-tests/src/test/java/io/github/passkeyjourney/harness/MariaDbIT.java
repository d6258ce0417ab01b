package io.github.passkeyjourney.harness;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Runs on MariaDB what is tagged {@code mariadb}: tests of every part that has tables, which run on H2 otherwise, and
 * {@link MariaDbCases}.
 */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("io.github.passkeyjourney")
@IncludeClassNamePatterns(".*(IT|Cases)")
@ExcludeClassNamePatterns(".*(PostgreSql|AffectedRows)IT")
@IncludeTags("mariadb")
@ConfigurationParameter(key = "harness.database", value = "MARIADB")
class MariaDbIT {}
