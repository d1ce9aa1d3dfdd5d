package ockham.study.across;

import ockham.study.report.StudyRecord;

/**
 * A finished study.
 *
 * @param name its folder, as the user gave it
 */
public record NamedStudy(String name, StudyRecord record) {}
