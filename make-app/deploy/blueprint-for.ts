/** A blueprint with the name that the app has on someone's account, in place of the one it will have when it is public. */
export const blueprintFor = (blueprint: string, app: string): string =>
  blueprint.replaceAll('"app#docglean:', `"app#${app}:`);
