/** How likely a word is right, from the network's probabilities of its characters. */
export function wordConfidence(probabilities: readonly number[]): number {
  return Math.min(...probabilities);
}
