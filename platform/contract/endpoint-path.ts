/** 'appeals.submitAppeal' → '/appeals/submit-appeal'. */
export function endpointPath(id: string): string {
  return `/${id.replaceAll('.', '/').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
