/**
 * Where a file of the packed program lies on the disk. Worker threads load modules from the disk only,
 * so `out/main` is kept unpacked beside the archive (`asarUnpack` in electron-builder.yml).
 */
export function unpacked(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}
