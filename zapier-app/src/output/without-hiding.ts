/** A field the user named "status" keeps its name; ours becomes "docglean_status". */
export const withoutHiding = (
  values: Record<string, unknown>,
  about: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name in values ? `docglean_${name}` : name, value]),
  );
