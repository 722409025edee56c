/** Twenty signs, filled by that share. */
export const bar = (share: number): string => '█'.repeat(Math.floor(share * 20)).padEnd(20, '░');
