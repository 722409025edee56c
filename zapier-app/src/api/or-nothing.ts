/** What was asked for, or nothing where the server has nothing of that name. Other errors stay errors. */
export async function orNothing<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (codeOf(error) === 'RESOURCE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Zapier's errors carry their code in the text. */
function codeOf(error: unknown): string | undefined {
  try {
    return (JSON.parse((error as Error).message) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
