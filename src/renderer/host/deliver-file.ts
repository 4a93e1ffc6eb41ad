import type { ExportedFile, Paper } from '../../shared/exports.ts';
import type { Language } from '../../shared/language.ts';
import type { Host } from './host-context.tsx';

/**
 * Gives the user the file by the host's own means, and `opens` it where the host can. The path where one is
 * known; null when cancelled or downloaded.
 */
export async function saveFile(
  host: Host,
  file: ExportedFile,
  language: Language,
  opens = false,
): Promise<string | null> {
  if (host.capabilities.hasSaveDialog) {
    return (await host.client.host.saveFile({ fileId: file.id, language, opens })).path;
  }
  download(await host.readFile(file.id), file.name);
  return null;
}

/** Lets the browser save it; the window asks where to. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  releaseLater(url);
}

/** Prints the PDF through the system's dialog, or shows it in a tab of its own, where the browser's print button is. */
export async function printFile(host: Host, file: ExportedFile, paper: Paper): Promise<void> {
  if (host.capabilities.hasPrintDialog) {
    await host.client.host.printFile({ fileId: file.id, paper });
    return;
  }
  const url = URL.createObjectURL(await host.readFile(file.id));
  window.open(url, '_blank', 'noopener');
  releaseLater(url);
}

/** A minute is enough for the tab or the download to have read it. */
function releaseLater(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
