/** What a field is called where people choose it: `invoice_number` is "Invoice number"; a name in words stays. */
export function labelOf(name: string): string {
  const words = /\s/.test(name) ? name : name.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  const trimmed = words.trim();
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}
