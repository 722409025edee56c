/** Looks again and again until there is something; throws after 40 seconds without. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  const lastMs = Date.now() + 40_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > lastMs) throw new Error(`This never came true: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
