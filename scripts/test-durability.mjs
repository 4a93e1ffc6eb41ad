// The tests of "nothing is ever lost" in full: a thousand power cuts, a thousand kills. `npm test` runs a share of them.
process.env.BINAAN_DURABILITY = 'full';
process.argv.push('tests/durability');
await import('./test.mjs');
