/** Raised whenever the same document may give other values than before. */
export const engineVersion = '0.2.0';
