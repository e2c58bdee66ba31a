// Seals and opens messages with the terminal maker's own library: a line of JSON for a line.
const path = require("path");
const readline = require("readline");
const library = path.join(process.argv[2], "node_modules/@adyen/api-library/lib/src/security/nexoCrypto.js");
const NexoCrypto = require(library).default;

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  let answer;
  try {
    answer = asked.sealed
      ? { text: new NexoCrypto().decrypt(asked.sealed, asked.key) }
      : { sealed: NexoCrypto.encrypt(asked.header, asked.text, asked.key) };
  } catch (wrong) {
    answer = { refused: String(wrong) };
  }
  console.log(JSON.stringify(answer));
});
