package io.perdura.it.hasty;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean: by it the archive is known, as that of every real application is. */
@ApplicationScoped
public class Bystander {}
