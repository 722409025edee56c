/** Files and options as a form: lists and objects go as JSON text. */
export function formOf({ files, ...options }: { files: readonly File[] }): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  for (const file of files) form.append('files', file, file.name);
  return form;
}

/** Whether an input holds files themselves, and not references to them. */
export const hasFiles = <T extends { files: readonly unknown[] }>(input: T): input is T & { files: File[] } =>
  input.files.some((file) => file instanceof File);
