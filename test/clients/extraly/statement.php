<?php
// A bank statement with curl: send, poll, save as CSV. The file and the CSV are the arguments.

$baseUrl = getenv('EXTRALY_BASE_URL');
$headers = [
    'Authorization: Bearer ' . getenv('EXTRALY_TOKEN'),
    'X-API-Key: ' . getenv('EXTRALY_API_KEY'),
];

$ch = curl_init("$baseUrl/documents");
$postFields = [
    'document' => new CURLFile($argv[1], 'application/pdf'),
    'detection_type' => 'bank_statement',
];
curl_setopt_array($ch, [
    CURLOPT_POST => true,
    CURLOPT_POSTFIELDS => $postFields,
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_RETURNTRANSFER => true,
]);
$response = json_decode(curl_exec($ch), true);
curl_close($ch);

$docId = $response['data']['id'];
echo "Submitted: $docId\n";

while (true) {
    $ch = curl_init("$baseUrl/documents/$docId");
    curl_setopt_array($ch, [
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_RETURNTRANSFER => true,
    ]);
    $result = json_decode(curl_exec($ch), true)['data'];
    curl_close($ch);
    if (in_array($result['status'], ['completed', 'failed'])) {
        break;
    }
    usleep(300000);
}

if ($result['status'] === 'completed') {
    echo 'Transactions: ' . $result['results']['transaction_count'] . "\n";
    $ch = curl_init("$baseUrl/documents/$docId/export/csv");
    curl_setopt_array($ch, [
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_RETURNTRANSFER => true,
    ]);
    $csv = curl_exec($ch);
    curl_close($ch);
    file_put_contents($argv[2], $csv);
} else {
    echo 'Failed: ' . $result['error']['message'] . "\n";
}
