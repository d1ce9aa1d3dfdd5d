package ockham.study.report;

/** A finished study that no data stands behind, for tests of what is written from it. */
record Sample(StudyRecord study, PageDraws draws) {}
