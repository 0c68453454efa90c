import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const heading = `// Written by \`npm run openapi\` from docs/openapi.json; do not change it by hand.\n`;

/** The types of every call and document, for `libs/api-client`, from the text of the OpenAPI document. */
export async function clientText(documentText: string): Promise<string> {
  const document = JSON.parse(documentText) as OpenAPI3;
  return `${heading}\n${astToString(await openapiTS(document, { alphabetize: false }))}`;
}
