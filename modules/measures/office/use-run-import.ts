import { useRunPieces, type RunPieces } from '#platform/sheets/office/use-run-pieces.ts';
import { measuresApi, type Places } from './measures-api.ts';

/** The rows of an uploaded spreadsheet into the register, piece after piece. */
export function useRunImport(
  asked: { readonly unionId: string; readonly uploadId: string; readonly places: Places }, onDone: (importId: string) => void,
): RunPieces {
  return useRunPieces((client, piece) => client.call(measuresApi.importFirms, { ...asked, ...piece }), onDone);
}
