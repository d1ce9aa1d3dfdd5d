package ockham.study.candidate;

import ockham.api.Family;

/** A candidate that does not race, and why: shown in the report like any other. */
public record Skip(String candidate, Family family, String reason) {}
