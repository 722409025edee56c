import { cpSync, globSync } from 'node:fs';

// tsc leaves out what n8n reads beside the code: icons, and the categories a node is found under.
for (const file of globSync('{credentials,nodes}/**/*.{svg,node.json}', { cwd: import.meta.dirname })) {
  cpSync(`${import.meta.dirname}/${file}`, `${import.meta.dirname}/dist/${file}`);
}
