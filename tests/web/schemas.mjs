// JSON documents against a JSON Schema of 2020-12 or of draft 4, formats included.
//
//   node schemas.mjs NODE_FOLDER SCHEMA.json[,REFERRED.json] DOCUMENT...
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, join, resolve} from 'node:path';

const [folder, schemas, ...files] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), 'package.json'));
const [main, ...referred] = schemas.split(',').map((file) => JSON.parse(readFileSync(file, 'utf8')));
const Ajv = require(main.$schema.includes('draft-04') ? 'ajv-draft-04' : 'ajv/dist/2020').default;
const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: !main.$schema.includes('draft-04')}); // SARIF's patterns are no Unicode ones
require('ajv-formats').default(ajv);
for (const schema of referred) ajv.addSchema(schema);
const validate = ajv.compile(main);
let bad = 0;
for (const file of files) {
  if (validate(JSON.parse(readFileSync(file, 'utf8')))) continue;
  bad++;
  console.log(`not ok ${basename(file)}: ${validate.errors.slice(0, 3).map((e) => `${e.instancePath} ${e.message}`).join('; ')}`);
}
console.log(`${files.length} documents, ${bad} not valid`);
process.exit(bad || !files.length ? 1 : 0);
